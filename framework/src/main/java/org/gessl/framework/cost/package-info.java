/** What a step costs: the operations of its graph, the speed of the machine, and the forecast that the two give. */
package org.gessl.framework.cost;
