package com.example;

class App {

	com.example.grammar.Lexer lexer;

}
