/** Learning-rate schedules. */
package org.gessl.plugins.schedule;
