package org.gessl.recipes.bench.pytorch;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import org.gessl.recipes.bench.Peer.StepSettings;
import org.gessl.recipes.bench.PeerStep;

/** Forward, backward and update on random images that lie in memory as floats: neither augmentation nor feeding is in it. */
final class PyTorchStep implements PeerStep {
    private final StepSettings settings;
    private final Model model;
    private final Trainer trainer;
    private final NDManager manager;
    private final NDArray images;
    private final NDArray itself;
    private final NDArray partner;
    private double loss = Double.NaN;

    PyTorchStep(Engine engine, StepSettings settings) {
        this.settings = settings;
        model = Model.newInstance("bench", engine.getEngineName());
        model.setBlock(PyTorchResNet.of(settings));
        Optimizer sgd = Optimizer.sgd()
                .setLearningRateTracker(Tracker.fixed((float) settings.learningRate()))
                .optMomentum((float) settings.momentum())
                .optWeightDecays((float) settings.weightDecay())
                .build();
        trainer = model.newTrainer(
                new DefaultTrainingConfig(Loss.l2Loss()).optOptimizer(sgd).optDevices(new Device[] {Device.cpu()}));
        Shape batch = new Shape(settings.batch(), 3, settings.imageSize(), settings.imageSize());
        trainer.initialize(batch);
        manager = trainer.getManager();
        images = manager.randomUniform(0, 1, batch);
        int rows = 2 * settings.batch();
        itself = manager.eye(rows).mul(1e9f);
        NDArray eye = manager.eye(settings.batch());
        NDArray none = manager.zeros(eye.getShape(), DataType.FLOAT32);
        partner = none.concat(eye, 1).concat(eye.concat(none, 1), 0);
    }

    @Override
    public double milliseconds() {
        long start = System.nanoTime();
        try (NDManager step = manager.newSubManager();
                GradientCollector collector = trainer.newGradientCollector()) {
            NDArray mean = contrast(embedding(step), embedding(step));
            collector.backward(mean);
            loss = mean.getFloat();
        }
        trainer.step();
        return (System.nanoTime() - start) / 1e6;
    }

    @Override
    public double loss() {
        return loss;
    }

    @Override
    public long parameterCount() {
        return model.getBlock().getParameters().values().stream()
                .filter(parameter -> parameter.requiresGradient())
                .mapToLong(parameter -> parameter.getArray().size())
                .sum();
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }

    /** Each view passes on its own, as its batch statistics are its own; what the pass makes lives as long as {@code step}. */
    private NDArray embedding(NDManager step) {
        NDArray view = images.duplicate();
        view.attach(step);
        return trainer.forward(new NDList(view)).singletonOrThrow().normalize(2, 1);
    }

    /** NT-Xent (arXiv 2002.05709, equation 1): the cross-entropy of each row's similarities to the others, whose class is its partner. */
    private NDArray contrast(NDArray first, NDArray second) {
        NDArray rows = first.concat(second, 0);
        NDArray logits = rows.matMul(rows.transpose())
                .div((float) settings.temperature())
                .sub(itself);
        return logits.logSoftmax(1).mul(partner).sum().div(-2f * settings.batch());
    }
}
