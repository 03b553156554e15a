/** Checks plugins against reference files: for each kind of file the rule by which the plugins' results are compared with its numbers. */
package org.gessl.framework.verify;
