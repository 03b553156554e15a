/** Where the time of a step goes, operation by operation. */
package org.gessl.framework.profile;
