package io.taskqueue.bounds;

import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;

/** A text of a setting that has a form. */
public abstract class TextOfForm implements Converter<String> {
    private static final long serialVersionUID = 1L;

    private final Pattern form;
    private final String complaint;

    /**
     * @param form what the whole text matches
     * @param complaint what is said of one that does not: "must …"
     */
    protected TextOfForm(String form, String complaint) {
        this.form = Pattern.compile(form);
        this.complaint = complaint;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if it has not the form
     */
    @Override
    public String convert(String value) {
        if (!form.matcher(value).matches()) {
            throw new IllegalArgumentException(complaint);
        }
        return value;
    }
}
