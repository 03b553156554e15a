/** The built-in data sets. */
package org.gessl.plugins.data;
