/** One small interface for each plugin family, the module that contributes plugins, and the registry that holds them. */
package org.gessl.framework.plugin;
