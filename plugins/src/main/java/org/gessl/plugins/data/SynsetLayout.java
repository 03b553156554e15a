package org.gessl.plugins.data;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gessl.framework.data.Digests;
import org.gessl.framework.data.FileTree;
import org.gessl.framework.data.ImageDecoder;
import org.gessl.framework.data.ImageLayout;
import org.gessl.framework.data.Part;
import org.gessl.framework.spec.UserException;

/**
 * ImageNet and what is cut from it: {@code train/<wnid>}, and {@code val/<wnid>} or a flat {@code val} with a file of {@link ValLabels}, wherever in the
 * tree these folders lie; a last folder {@code images} does not count. Everything else is passed over. Classes are called by the first of
 * their words where a file of words tells them, else by their WordNet ids.
 */
final class SynsetLayout implements ImageLayout {
    private static final Pattern IN_CLASS = Pattern.compile("(?:.*/)?(train|val)/(?!images/)([^/]+)/(?:images/)?[^/]+");
    private static final Pattern FLAT_VAL = Pattern.compile("(?:.*/)?val/(?:images/)?[^/]+");
    private static final String CLASSES = "wnids.txt";
    private static final Set<String> WORDS = Set.of("words.txt", "LOC_synset_mapping.txt");

    private final String key;
    private final Map<String, String> chosen;
    private final Optional<String> valLabels;

    /**
     * Creates the layout.
     *
     * @param classes lines of the classes to use; empty: those of {@code wnids.txt}, else all
     * @param valLabels lines of the classes of a flat {@code val}; empty: those of a file in the tree
     */
    SynsetLayout(Optional<String> classes, Optional<String> valLabels) {
        this.key = classes.isEmpty() && valLabels.isEmpty()
                ? "synsets"
                : "synsets-"
                        + Digests.of(classes.orElse("") + "\0" + valLabels.orElse(""))
                                .substring(0, 16);
        this.chosen = entries(classes.orElse(""));
        this.valLabels = valLabels;
    }

    /** Returns the layout that takes classes and labels from the tree. */
    static SynsetLayout published() {
        return new SynsetLayout(Optional.empty(), Optional.empty());
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public Optional<String> name(String path) {
        Matcher inClass = IN_CLASS.matcher(path);
        boolean image = inClass.matches()
                ? chosen.isEmpty() || chosen.containsKey(inClass.group(2))
                : FLAT_VAL.matcher(path).matches();
        return isText(path) || image && ImageDecoder.isImageName(path) ? Optional.of(path) : Optional.empty();
    }

    @Override
    public boolean isText(String path) {
        String file = FileTree.file(path);
        return file.equals(CLASSES) || WORDS.contains(file) || ValLabels.isFile(file);
    }

    @Override
    public Map<String, Place> places(Set<String> images, Map<String, String> texts, FileTree.Skips skips) {
        Map<String, Place> places = byId(images, texts, skips);
        places.values().retainAll(used(Set.copyOf(places.values()), texts));
        Set<Place> found = new HashSet<>(places.values());
        Map<String, String> names = names(found, texts);
        Map<Place, Place> named = new HashMap<>();
        found.forEach(place -> named.put(place, Place.of(place.part(), names.get(id(place)))));
        places.replaceAll((path, place) -> named.get(place));
        return places;
    }

    /** Returns places whose classes are called by their ids; of equal ones a single one, since images can be a million. */
    private Map<String, Place> byId(Set<String> images, Map<String, String> texts, FileTree.Skips skips) {
        Map<String, Place> places = new HashMap<>();
        Map<Place, Place> known = new HashMap<>();
        ValLabels labels = null;
        for (String path : images) {
            Matcher inClass = IN_CLASS.matcher(path);
            Optional<Place> place;
            if (inClass.matches()) {
                Part part = inClass.group(1).equals("train") ? Part.TRAIN : Part.TEST;
                place = Optional.of(Place.of(part, inClass.group(2)));
            } else {
                labels = labels == null ? labels(texts) : labels;
                place = labels.of(FileTree.file(path)).map(id -> Place.of(Part.TEST, id));
            }
            place.ifPresentOrElse(
                    found -> places.put(path, known.computeIfAbsent(found, p -> p)),
                    () -> skips.skip(path, "has no class in the labels"));
        }
        return places;
    }

    private ValLabels labels(Map<String, String> texts) {
        return valLabels
                .or(() -> texts.entrySet().stream()
                        .filter(text -> ValLabels.isFile(FileTree.file(text.getKey())))
                        .map(Map.Entry::getValue)
                        .findFirst())
                .map(ValLabels::parse)
                .orElseThrow(() -> new UserException(
                        "data-labels",
                        "the images in val are not in class folders and there is no " + ValLabels.fileNames()
                                + " with their classes (imagenet: data.valLabels names another file)"));
    }

    /** Returns those of {@code found} whose classes are used; each of those that the user has chosen must have training images. */
    private Set<Place> used(Set<Place> found, Map<String, String> texts) {
        Set<String> trained = found.stream()
                .filter(place -> place.part() == Part.TRAIN)
                .map(SynsetLayout::id)
                .collect(Collectors.toSet());
        List<String> missing =
                chosen.keySet().stream().filter(id -> !trained.contains(id)).toList();
        if (!missing.isEmpty()) {
            throw new UserException(
                    "data-classes",
                    missing.size() + " of the " + chosen.size()
                            + " classes in data.classes have no training images, the first " + missing.get(0)
                            + " (looked for in train/" + missing.get(0) + ")");
        }
        Set<String> listed = texts.entrySet().stream()
                .filter(text -> chosen.isEmpty() && FileTree.file(text.getKey()).equals(CLASSES))
                .findFirst()
                .map(text -> entries(text.getValue()).keySet())
                .orElse(trained);
        Set<String> classes = chosen.isEmpty() ? listed : chosen.keySet();
        return found.stream().filter(place -> classes.contains(id(place))).collect(Collectors.toSet());
    }

    /** Returns the name of each class in {@code places} by its id; where two would have the same, both keep their id behind it. */
    private Map<String, String> names(Set<Place> places, Map<String, String> texts) {
        Map<String, String> words = new HashMap<>();
        texts.forEach((path, text) -> {
            if (WORDS.contains(FileTree.file(path))) {
                words.putAll(entries(text));
            }
        });
        chosen.forEach((id, name) -> words.merge(id, name, (known, own) -> own.isEmpty() ? known : own));
        Map<String, String> names = new HashMap<>();
        places.forEach(place -> names.put(id(place), firstWord(words.getOrDefault(id(place), ""), id(place))));
        Map<String, Long> uses =
                names.values().stream().collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        names.replaceAll((id, name) -> uses.get(name) > 1 ? name + " (" + id + ")" : name);
        return names;
    }

    private static String firstWord(String words, String id) {
        String first = words.split(",", 2)[0].strip();
        return first.isEmpty() ? id : first;
    }

    /** Returns what stands behind the first word of each line, by that word. */
    private static Map<String, String> entries(String lines) {
        Map<String, String> entries = new LinkedHashMap<>();
        lines.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            String[] fields = line.split("[\\s,]+", 2);
            entries.put(fields[0], fields.length > 1 ? fields[1] : "");
        });
        return entries;
    }

    private static String id(Place place) {
        return place.className().orElseThrow();
    }
}
