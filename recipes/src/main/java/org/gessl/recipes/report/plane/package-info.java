/** Maps of points of many dimensions in the plane. */
package org.gessl.recipes.report.plane;
