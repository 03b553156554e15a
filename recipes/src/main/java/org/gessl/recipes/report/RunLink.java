package org.gessl.recipes.report;

/** A link to a run: what is shown, where it leads, and the name of the run. */
record RunLink(String text, String target, String run) {}
