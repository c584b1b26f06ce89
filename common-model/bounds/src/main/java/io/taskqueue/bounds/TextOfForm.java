package io.taskqueue.bounds;

import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;

/** A setting whose text must match a pattern. */
public abstract class TextOfForm implements Converter<String> {
    private static final long serialVersionUID = 1L;

    private final Pattern form;
    private final String complaint;

    /**
     * @param form the pattern the whole text must match
     * @param complaint the message for one that does not: "must …"
     */
    protected TextOfForm(String form, String complaint) {
        this.form = Pattern.compile(form);
        this.complaint = complaint;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if it does not have the form
     */
    @Override
    public String convert(String value) {
        if (!form.matcher(value).matches()) {
            throw new IllegalArgumentException(complaint);
        }
        return value;
    }
}
