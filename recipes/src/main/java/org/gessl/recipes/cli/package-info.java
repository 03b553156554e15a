/**
 * The command line {@code gessl}.
 *
 * <p>Each subcommand is a class. None loads a native library before it has work for one: {@code --help}, {@code list} and {@code show} must
 * answer at once, so a command keeps types of TensorFlow out of its fields and static initialisers, and constructs plugins only when it runs.
 */
package org.gessl.recipes.cli;
