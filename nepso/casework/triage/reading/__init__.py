"""Reading a short Vietnamese text as people type it: words, phrases, what is said of them."""
