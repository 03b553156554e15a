package org.gessl.framework.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.gessl.framework.spec.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreCacheTest {
    private static final int SIZE = 2;

    @TempDir
    Path folder;

    private int builds;

    @Test
    void secondOpen_readsTheSameWithoutBuilding() {
        ImageStore first = open();
        ImageStore second = open();
        assertThat(builds).isEqualTo(1);
        assertThat(second.index()).isEqualTo(first.index());
        assertThat(pixels(second)).isEqualTo(pixels(first));
    }

    @Test
    void images_comeInTheOrderOfTheIndex() {
        ImageSet images = open().select(open().index().images());
        assertThat(images.label(0)).isEqualTo(1);
        assertThat(pixels(open())).startsWith(12, 13).endsWith(11);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 13, 30, 50, 70, 80, 95})
    void storeWithOneByteChanged_isBuiltAgain(int at) throws IOException {
        byte[] before = pixels(open());
        byte[] bytes = Files.readAllBytes(file());
        bytes[at] ^= 1;
        Files.write(file(), bytes);
        assertThat(pixels(open())).isEqualTo(before);
        assertThat(builds).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 64, 70, 100})
    void storeCutShort_isBuiltAgain(int length) throws IOException {
        byte[] before = pixels(open());
        byte[] bytes = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(bytes, length));
        assertThat(pixels(open())).isEqualTo(before);
        assertThat(builds).isEqualTo(2);
    }

    @Test
    void failedBuild_leavesNothing() throws IOException {
        StoreCache cache = new StoreCache(folder);
        assertThatThrownBy(() -> cache.open("key", SIZE, writer -> {
                    writer.append(new byte[12]);
                    throw new UserException("data-empty", "nothing");
                }))
                .isInstanceOf(UserException.class);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void buildersSideBySide_allReadWholeStores() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<byte[]>> tasks = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            tasks.add(() -> pixels(open()));
        }
        byte[] expected = pixels(open());
        Files.delete(file());
        for (Future<byte[]> result : threads.invokeAll(tasks)) {
            assertThat(result.get()).isEqualTo(expected);
        }
        threads.shutdown();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void clear_deletesStoresAndNothingElse() throws IOException {
        byte[] before = pixels(open());
        Path other = Files.writeString(folder.resolve("mine.txt"), "mine");
        StoreCache cache = new StoreCache(folder);
        assertThat(cache.stores()).singleElement().satisfies(store -> {
            assertThat(store.path()).isEqualTo(file());
            assertThat(store.bytes()).isEqualTo(Files.size(file()));
        });
        cache.clear();
        assertThat(cache.stores()).isEmpty();
        assertThat(other).exists();
        assertThat(pixels(open())).isEqualTo(before);
        assertThat(builds).isEqualTo(2);
        assertThat(new StoreCache(folder.resolve("none")).stores()).isEmpty();
    }

    @Test
    void folderThatCannotBeMade_isNamed() throws IOException {
        Path blocked = Files.createFile(folder.resolve("blocked"));
        assertThatThrownBy(() -> new StoreCache(blocked.resolve("cache")).open("key", SIZE, this::build))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("[data-cache]")
                .hasMessageContaining("blocked");
    }

    private ImageStore open() {
        return new StoreCache(folder).open("key", SIZE, this::build);
    }

    private Path file() {
        return folder.resolve("key-2.images");
    }

    private StoreIndex build(ImageStoreWriter writer) throws IOException {
        builds++;
        writer.append(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
        writer.append(new byte[] {12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23});
        return new StoreIndex(
                List.of("cat", "dog"),
                "0123",
                3,
                List.of(new StoreIndex.Image(1, 1, Part.TRAIN), new StoreIndex.Image(0, 0, Part.TEST)));
    }

    private static byte[] pixels(ImageStore store) {
        ImageSet images = store.select(store.index().images());
        ByteBuffer target = ByteBuffer.allocate(images.size() * images.imageBytes());
        for (int i = 0; i < images.size(); i++) {
            images.read(i, target);
        }
        return target.array();
    }
}
