package org.gessl.framework.spec;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Mistakes in what the user wrote, all that were found at once. Shown without a stack trace; exit code 2. */
public final class UserException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Problem> problems;

    /** Creates the exception of {@code problems}, of which there is at least one; {@code subject} says what they are in. */
    public UserException(String subject, List<Problem> problems) {
        super(message(subject, problems));
        this.problems = List.copyOf(problems);
    }

    /** Creates the exception of one problem. */
    public UserException(String id, String text) {
        this("", List.of(new Problem(id, text)));
    }

    /** Returns the problems, in the order in which they were found. */
    public List<Problem> problems() {
        return problems;
    }

    private static String message(String subject, List<Problem> problems) {
        if (subject.isEmpty() && problems.size() == 1) {
            return problems.get(0).toString();
        }
        String head = problems.size() + (problems.size() == 1 ? " problem" : " problems") + " in " + subject;
        return IntStream.range(0, problems.size())
                .mapToObj(i -> (i + 1) + ") " + problems.get(i))
                .collect(Collectors.joining("\n", head + "\n", ""));
    }
}
