package org.gessl.recipes.report;

/** Something that a report says of a run, in two columns. */
record Fact(String name, String value) {}
