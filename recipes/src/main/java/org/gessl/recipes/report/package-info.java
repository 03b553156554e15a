/**
 * Reports of runs and tables as single HTML files that need nothing else: what is shown is gathered into records, which templates turn into a page; its
 * charts are drawn by ECharts, whose script the file holds.
 */
package org.gessl.recipes.report;
