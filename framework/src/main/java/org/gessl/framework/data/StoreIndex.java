package org.gessl.framework.data;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What an image store knows about its pixels.
 *
 * @param classes class names by label
 * @param checksum hexadecimal digest of the content from which the store was made
 * @param skipped how many files were skipped because they could not be used
 * @param images the images in the order of the data set
 */
public record StoreIndex(List<String> classes, String checksum, int skipped, List<Image> images) {

    public StoreIndex {
        classes = List.copyOf(classes);
        images = List.copyOf(images);
    }

    /**
     * One image.
     *
     * @param position its place among the store's pixels
     * @param label its class, or {@link ImageSet#UNLABELLED}
     * @param part where the data set puts it
     */
    public record Image(int position, int label, Part part) {

        /** Returns whether the class of this image is known. */
        public boolean labelled() {
            return label != ImageSet.UNLABELLED;
        }

        /** Returns this image in {@code other}. */
        Image in(Part other) {
            return part == other ? this : new Image(position, label, other);
        }
    }

    byte[] toBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(classes.size());
        for (String name : classes) {
            out.writeUTF(name);
        }
        out.writeUTF(checksum);
        out.writeInt(skipped);
        out.writeInt(images.size());
        for (Image image : images) {
            out.writeInt(image.position());
            out.writeInt(image.label());
            out.writeByte(image.part().ordinal());
        }
        return bytes.toByteArray();
    }

    static StoreIndex fromBytes(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        List<String> classes = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            classes.add(in.readUTF());
        }
        String checksum = in.readUTF();
        int skipped = in.readInt();
        List<Image> images = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            images.add(new Image(in.readInt(), in.readInt(), Part.values()[in.readByte()]));
        }
        return new StoreIndex(classes, checksum, skipped, images);
    }
}
