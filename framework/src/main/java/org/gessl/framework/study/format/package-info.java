/** How the results of a table are written: for the terminal, and as Markdown, CSV, LaTeX and HTML. */
package org.gessl.framework.study.format;
