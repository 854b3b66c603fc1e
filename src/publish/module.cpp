namespace kua {}
