package org.gessl.recipes.paradigms;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.gessl.framework.spec.About;
import org.gessl.framework.study.Cell;
import org.gessl.framework.study.Column;
import org.gessl.framework.study.Study;
import org.gessl.framework.train.Summary;

/**
 * Every method, plain and with GeSSL, trained for the same few epochs: does it learn, and does it keep from collapse? Expected are a 5-NN accuracy of at least
 * ten points above the untrained encoder's and an effective rank of the features above a tenth of their dimension.
 */
@About("every method, plain and with GeSSL, on drawn shapes: does it learn without collapse?")
public final class Paradigms implements Study {
    private static final Column KNN = Column.figure("knn5", 2, "knn-5", "trained");
    private static final Column UNTRAINED = Column.figure("untrained_knn5", 2, "knn-5", "untrained");
    private static final Column RANK = Column.figure("effective_rank", 2, "effective-rank-features", "trained");
    private static final Column DIMENSION = Column.figure("dimension", 0, "dimension-features", "trained");
    private static final double LEAST_GAIN = 10;
    private static final double LEAST_SHARE = 0.1;

    /** The recipes in the order of the table. */
    static final List<Paradigm> METHODS = List.of(
            new SimClr(),
            new Dcl(),
            new Dclw(),
            new Moco(),
            new MocoV3(),
            new Nnclr(),
            new Byol(),
            new SimSiam(),
            new Dino(),
            new Ressl(),
            new Msn(),
            new Swav(),
            new BarlowTwins(),
            new Vicreg(),
            new WMse(),
            new Tico(),
            new Frossl(),
            new Mmcr(),
            new EmpSsl(),
            new Lejepa(),
            new Mae(),
            new Koleo());

    @Override
    public String name() {
        return "paradigms";
    }

    @Override
    public List<String> labels() {
        return List.of("method", "gessl");
    }

    @Override
    public List<Cell> cells() {
        return METHODS.stream()
                .map(Paradigm::name)
                .flatMap(method -> Stream.of(plain(method), gessl(method)))
                .toList();
    }

    @Override
    public List<Column> columns() {
        return List.of(KNN, UNTRAINED, RANK, DIMENSION, Column.seconds(), Column.peakMemory());
    }

    @Override
    public Optional<String> shortfall(Summary result) {
        double gain = value(KNN, result) - value(UNTRAINED, result);
        if (!(gain >= LEAST_GAIN)) {
            return Optional.of(text("5-NN %.2f %%, %.2f points above the untrained encoder", value(KNN, result), gain));
        }
        double rank = value(RANK, result);
        double dimension = value(DIMENSION, result);
        return rank > LEAST_SHARE * dimension
                ? Optional.empty()
                : Optional.of(text("effective rank %.2f of %.0f", rank, dimension));
    }

    private static Cell plain(String method) {
        return new Cell(
                method + "-plain",
                List.of(method, "false"),
                method,
                List.of("gessl.hypergradient=none"),
                Duration.ofSeconds(60));
    }

    private static Cell gessl(String method) {
        return new Cell(method + "-gessl", List.of(method, "true"), method, List.of(), Duration.ofSeconds(100));
    }

    private static double value(Column column, Summary result) {
        return column.of().apply(result).orElse(Double.NaN);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
