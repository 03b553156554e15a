package org.gessl.plugins.data;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The binary version of one of the CIFAR data sets: files of records, each a few label bytes and then 32 x 32 red, green and blue bytes.
 *
 * @param name prefix of the stores made from it
 * @param train files of training records, in order
 * @param test files of test records
 * @param labelBytes label bytes of a record
 * @param labelAt which of them is the class
 * @param namesFile text file of class names, one a line
 * @param classes number of classes
 */
record CifarFormat(
        String name,
        List<String> train,
        List<String> test,
        int labelBytes,
        int labelAt,
        String namesFile,
        int classes) {

    static final CifarFormat CIFAR_10 = new CifarFormat(
            "cifar-10",
            IntStream.rangeClosed(1, 5)
                    .mapToObj(i -> "data_batch_" + i + ".bin")
                    .toList(),
            List.of("test_batch.bin"),
            1,
            0,
            "batches.meta.txt",
            10);

    static final CifarFormat CIFAR_100_FINE = new CifarFormat(
            "cifar-100-fine", List.of("train.bin"), List.of("test.bin"), 2, 1, "fine_label_names.txt", 100);

    static final CifarFormat CIFAR_100_COARSE = new CifarFormat(
            "cifar-100-coarse", List.of("train.bin"), List.of("test.bin"), 2, 0, "coarse_label_names.txt", 20);

    /** Returns the files of records, those of training first. */
    List<String> files() {
        return Stream.concat(train.stream(), test.stream()).toList();
    }
}
