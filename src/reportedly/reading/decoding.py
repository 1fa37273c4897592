"""From bytes to characters: which encoding, what could not be read, and what is no text at all."""

from __future__ import annotations

import codecs

from reportedly.errors import ArticleError

REPLACEMENT = "\ufffd"

_BYTE_ORDER_MARKS = (  # UTF-32 first: its little-endian mark starts with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# First bytes of the formats that people hand in by mistake, from their own specifications.
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive (or a .docx, .xlsx, .epub file)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"RIFF", "a RIFF file (WebP image, sound or film)"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls)"),
    (b"{\\rtf", "an RTF file"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"OggS", "an Ogg sound file"),
    (b"ID3", "an MP3 sound file"),
)


def decoded(data: bytes, *, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The characters of `data`, and notes on what was guessed or replaced.

    A byte order mark decides, then UTF-8, then the `declared` encoding (an HTML meta tag, an HTTP header), then
    Windows-1252. Text that is UTF-8 but for a few broken bytes stays UTF-8. `ArticleError` for what is no text.
    """
    refuse_binary(data)
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _replaced(data, encoding)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    if declared is not None and _known(declared):
        return _replaced(data, declared)
    text = data.decode("utf-8", "replace")
    broken = text.count(REPLACEMENT)
    if _sequences(data) > 2 * broken:
        return text, (f"{broken} invalid bytes replaced",)
    text, notes = _replaced(data, "cp1252")
    beyond = sum(1 for byte in data if byte > 0x7F)
    return text, (f"not UTF-8: {beyond} bytes read as Windows-1252", *notes)


def refuse_binary(data: bytes) -> None:
    """`ArticleError` that says what the bytes look like, where they are no text; empty input is refused too."""
    if not data:
        raise ArticleError("the file is empty (0 bytes)")
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise ArticleError(f"this looks like {name}, not text; convert it to text, HTML or JSON first")
    if data[4:8] == b"ftyp":
        raise ArticleError("this looks like an MP4 film, not text; convert it to text, HTML or JSON first")
    if any(data.startswith(mark) for mark, encoding in _BYTE_ORDER_MARKS if encoding != "utf-8-sig"):
        return
    zeros = data.count(0)
    if zeros > len(data) // 4 and data[:200].count(0) > len(data[:200]) // 4:
        raise ArticleError("this looks like UTF-16 text without a byte order mark; save it as UTF-8")
    if zeros:
        raise ArticleError(f"this looks like binary data ({zeros} NUL bytes), not text; save it as UTF-8 text")


def _replaced(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(encoding, "replace")
    broken = text.count(REPLACEMENT)
    return text, (f"{broken} bytes that are not {encoding} replaced",) if broken else ()


def _sequences(data: bytes) -> int:
    """How many characters beyond ASCII are whole UTF-8 sequences."""
    return sum(1 for character in data.decode("utf-8", "ignore") if character > "\x7f")


def _known(encoding: str) -> bool:
    """Whether Python can decode text from `encoding`; "hex" and "zip" are codecs too, but not of text."""
    try:
        return codecs.lookup(encoding)._is_text_encoding and encoding.lower() not in {"idna", "punycode"}
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        return False
