/* Not where its package is. */
package com.example.grammar;

public class Lexer {

}
