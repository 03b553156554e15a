/** The tables that {@code gessl table} runs. */
package org.gessl.recipes.tables;
