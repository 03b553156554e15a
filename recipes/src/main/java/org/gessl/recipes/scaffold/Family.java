package org.gessl.recipes.scaffold;

/** The kinds of plugin for which there is a starting point; the constants' names are the arguments. */
public enum Family {
    /** A self-supervised loss. */
    loss("Loss"),

    /** An augmentation of images. */
    augmentation("Augmentation");

    private final String type;

    Family(String type) {
        this.type = type;
    }

    /** Returns the interface of the implementation. */
    String type() {
        return type;
    }

    /** Returns the verb of the binder. */
    String verb() {
        return name();
    }

    /** Returns the key of the slot that takes one. */
    public String key() {
        return this == loss ? "loss" : "augment";
    }

    String label() {
        return name();
    }

    /** Returns the class of the implementation: the options' name and the family's. */
    String implementation(NewName name) {
        return name.type() + type;
    }
}
