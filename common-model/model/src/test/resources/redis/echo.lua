-- Answers its first argument, to be found by its SHA-1 like any other; the text is not ASCII only: é.
return ARGV[1]
