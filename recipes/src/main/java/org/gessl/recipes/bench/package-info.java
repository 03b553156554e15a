/** What {@code gessl bench} measures, the report that it leaves, and the contract of what it compares with. */
package org.gessl.recipes.bench;
