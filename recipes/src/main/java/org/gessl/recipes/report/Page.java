package org.gessl.recipes.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * A page that needs no other file: a template, in which all text is escaped, with style, scripts and data inside.
 *
 * @param template its file
 * @param report what the template shows
 * @param data what the page's script draws
 */
record Page(String template, Object report, Map<String, Object> data) {
    private static final String ECHARTS = "/META-INF/resources/_static/echarts/%s/dist/echarts.common.min.js";

    /** Returns the HTML. */
    String html() {
        return Mustache.compiler()
                .escapeHTML(true)
                .withCollector(new OptionalCollector())
                .withLoader(name -> new StringReader(resource(name)))
                .compile(resource(template))
                .execute(Map.of(
                        "report", report,
                        "style", resource("report.css"),
                        "script", resource("report.js"),
                        "charts-library", resource(ECHARTS.formatted(chartsVersion())),
                        "data", json()));
    }

    /** Returns the data, in which nothing ends the element that holds them. */
    private String json() {
        try {
            return new ObjectMapper().writeValueAsString(data).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the data of a report cannot be written", e);
        }
    }

    private static String chartsVersion() {
        Properties properties = new Properties();
        try (InputStream in = stream("/META-INF/maven/org.mvnpm/echarts/pom.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the version of the charts' library cannot be read", e);
        }
        return properties.getProperty("version");
    }

    private static String resource(String name) {
        try (InputStream in = stream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    private static InputStream stream(String name) throws IOException {
        InputStream in = Page.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException(name + " is not on the class path");
        }
        return in;
    }

    /** Lets a section show what an optional value holds. */
    private static final class OptionalCollector extends DefaultCollector {
        @Override
        public Iterator<?> toIterator(Object value) {
            return value instanceof Optional<?> optional ? optional.stream().iterator() : super.toIterator(value);
        }
    }
}
