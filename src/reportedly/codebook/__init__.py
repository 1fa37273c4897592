"""What the program's words mean, as data: types of events, acts, realities, precisions, statuses and crosswalks."""
