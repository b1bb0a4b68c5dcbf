// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** For tests that start a server of their own: no more than two of these run at the same time. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OwnServerExtension.class)
public @interface OwnServer {}
