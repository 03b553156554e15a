package org.gessl.plugins.evaluation.transfer;

import java.util.List;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.DataSpec;
import org.gessl.framework.spec.EvaluationSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Ranges;
import org.gessl.plugins.evaluation.Knn;
import org.gessl.plugins.evaluation.supervised.LinearProbe;

/**
 * Options of the transfer protocol: other protocols on data sets that the encoder has not seen in pre-training. Their images are brought to the size of
 * the pipeline's own and normalised as those are. The figures are those of the inner protocols after the data set's name, such as
 * {@code transfer/cifar-100/linear-top1}; a second data set of a name is called {@code image-folder-2}. Raw pixels are not measured.
 *
 * @param data the data sets
 * @param by the protocols
 */
@PluginName("transfer")
@About("Other protocols on other data sets")
public record Transfer(
        @About("data sets never seen in pre-training") List<DataSpec> data,
        @About("protocols") List<EvaluationSpec> by) implements EvaluationSpec {

    public Transfer {
        Ranges.check(Transfer.class, data, by);
        data = List.copyOf(data);
        by = List.copyOf(by);
    }

    /** Returns the linear protocol and 5 nearest neighbours on {@code data}. */
    public static Transfer transfer(DataSpec... data) {
        return new Transfer(List.of(data), List.of(LinearProbe.linear(), Knn.knn()));
    }

    /** Returns these options with other protocols. */
    public Transfer by(EvaluationSpec... protocols) {
        return new Transfer(data, List.of(protocols));
    }
}
