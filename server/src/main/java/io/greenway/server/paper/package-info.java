@org.jspecify.annotations.NullMarked
package io.greenway.server.paper;
