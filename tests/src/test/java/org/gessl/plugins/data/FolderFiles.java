package org.gessl.plugins.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gessl.plugins.data.ImageFolder.imageFolder;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.data.ImageSet;
import org.gessl.framework.spec.UserException;
import org.gessl.testing.ImageFiles;

/** Folders and archives of plain images, and how they are read. */
final class FolderFiles {
    static final byte[] RED = ImageFiles.plain("png", 16, 16, 0xFF0000);
    static final byte[] BLUE = ImageFiles.plain("gif", 30, 20, 0x0000FF);
    static final byte[] TEXT = "not an image".getBytes(StandardCharsets.UTF_8);

    private FolderFiles() {}

    static OutputStream compressed(Path archive, String ending) throws Exception {
        OutputStream file = Files.newOutputStream(archive);
        CompressorStreamFactory factory = new CompressorStreamFactory();
        return switch (ending) {
            case "tar.gz", "tgz" -> factory.createCompressorOutputStream(CompressorStreamFactory.GZIP, file);
            case "tar.xz" -> factory.createCompressorOutputStream(CompressorStreamFactory.XZ, file);
            case "tar.bz2" -> factory.createCompressorOutputStream(CompressorStreamFactory.BZIP2, file);
            default -> file;
        };
    }

    /** In no helpful order, as archives are. */
    static Map<String, byte[]> splits(String root) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(root + "test/red/1.png", RED);
        files.put(root + "train/blue/2.gif", BLUE);
        files.put(root + "train/red/2.PNG", RED);
        files.put(root + "test/blue/1.png", BLUE);
        files.put(root + "train/blue/1.bmp", ImageFiles.plain("bmp", 8, 40, 0x0000FE));
        return files;
    }

    static int[] labels(ImageSet images) {
        return IntStream.range(0, images.size()).map(images::label).toArray();
    }

    /** Returns the images of {@code path}, 8 x 8; what is decoded is kept in {@code temp}. */
    static ImageData open(Path path, Path temp) {
        return DataSets.open(imageFolder(path.toString()), 8, temp.resolve("cache"));
    }

    static void assertProblem(Path path, Path temp, String id, String part) {
        assertThatThrownBy(() -> open(path, temp))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("[" + id + "]")
                .hasMessageContaining(part);
    }
}
