"""How good the reader is: scores against annotations, the gate that keeps them, the page that tells them."""
