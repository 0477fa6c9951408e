/**
 * Reading class files, of any release of Java, without a library and without loading a
 * class: {@link dev.hupper.classfile.ClassFileInput} goes from one item to the next,
 * {@link dev.hupper.classfile.ConstantPool} puts constants into words, and
 * {@link dev.hupper.classfile.AnnotationText} annotations. What a class file means is for
 * others to say.
 */
@NullMarked
package dev.hupper.classfile;

import org.jspecify.annotations.NullMarked;
