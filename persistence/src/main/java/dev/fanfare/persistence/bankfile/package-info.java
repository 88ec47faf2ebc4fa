/** Bank transfer instructions and payment files as tables. What says who is paid is encrypted. */
@NullMarked
package dev.fanfare.persistence.bankfile;

import org.jspecify.annotations.NullMarked;
