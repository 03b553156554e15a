/** Networks of tokens: an image cut into patches, attention between them, and which of them an encoder sees. */
package org.gessl.framework.graph.token;
