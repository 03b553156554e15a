'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const drawn = [];
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const narrow = matchMedia('(max-width: 40rem)');

  const style = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const font = () => getComputedStyle(document.body).fontFamily;
  const classColour = i => i < 10 ? style('c' + i) : `hsl(${(i * 137.5) % 360} 45% ${dark.matches ? 65 : 45}%)`;
  const escaped = text => String(text).replace(/[&<>"]/g, c => '&#' + c.charCodeAt(0) + ';');

  const number = value => {
    const size = Math.abs(value);
    if (value !== 0 && (size >= 1e5 || size < 1e-3)) {
      return value.toExponential(2).replace('e+', 'e');
    }
    return String(Number(value.toPrecision(4)));
  };

  const tooltip = () => ({
    backgroundColor: style('panel'), borderColor: style('line'), borderWidth: 1, padding: [6, 10], confine: true,
    textStyle: { color: style('ink'), fontSize: 12, fontFamily: font() }, extraCssText: 'box-shadow:0 2px 8px #0002'
  });

  const axis = extra => Object.assign({
    axisLine: { show: false }, axisTick: { show: false },
    axisLabel: { color: style('soft'), fontSize: 11, hideOverlap: true },
    splitLine: { lineStyle: { color: style('line') } }
  }, extra);

  /** The area between two lines: the lower one, unseen, and on it the distance to the upper one. */
  const band = (chart, line, area, i, n) => {
    const stack = `${chart.id}-${i}-${n}`;
    // The first number is what is stacked, so the value comes before the epoch.
    const hidden = { type: 'line', encode: { x: 1, y: 0 }, stack, stackStrategy: 'all', symbol: 'none', silent: true, lineStyle: { width: 0 }, z: 1, tooltip: { show: false } };
    const points = values => line.epochs.map((epoch, j) => [values[j], epoch]);
    const gaps = area.high.map((high, j) => high - area.low[j]);
    return [
      { ...hidden, data: points(area.low) },
      { ...hidden, data: points(gaps), areaStyle: { color: style('c' + i % 10), opacity: 0.14 } }
    ];
  };

  const lineOption = chart => {
    const series = [];
    chart.lines.forEach((line, i) => {
      if (!chart.logarithmic) {
        line.bands.forEach((area, n) => series.push(...band(chart, line, area, i, n)));
      }
      series.push({
        name: line.name, type: 'line', z: 2, color: style('c' + i % 10), lineStyle: { width: 1.75 },
        symbol: 'circle', symbolSize: 5, showSymbol: line.epochs.length < 30,
        data: line.epochs.map((epoch, j) => [epoch, chart.logarithmic && line.values[j] <= 0 ? null : line.values[j]])
      });
    });
    const several = chart.lines.length > 1;
    return {
      animation: false, series,
      textStyle: { fontFamily: font() },
      grid: { left: 4, right: 14, top: 12, bottom: several ? 34 : 4, containLabel: true },
      legend: several ? { type: 'scroll', bottom: 0, left: 0, itemWidth: 14, itemHeight: 3, itemGap: 16, icon: 'roundRect', data: chart.lines.map(line => line.name),
        textStyle: { color: style('soft'), fontSize: 12 }, pageTextStyle: { color: style('soft') }, pageIconColor: style('soft') } : undefined,
      xAxis: axis({ type: 'value', min: 0, max: 'dataMax', splitLine: { show: false }, splitNumber: narrow.matches ? 4 : 8,
        axisLabel: { color: style('soft'), fontSize: 11, hideOverlap: true, formatter: number } }),
      yAxis: axis({ type: chart.logarithmic ? 'log' : 'value', scale: true, splitNumber: 4,
        axisLabel: { color: style('soft'), fontSize: 11, hideOverlap: true, formatter: number } }),
      tooltip: { ...tooltip(), trigger: 'axis', axisPointer: { lineStyle: { color: style('soft') } },
        formatter: items => {
          const shown = items.filter(item => item.seriesName && chart.lines.some(line => line.name === item.seriesName));
          return shown.length === 0 ? '' : `epoch ${number(shown[0].value[0])}` + shown.map(item =>
            `<br>${item.marker}${escaped(item.seriesName)} <b>${item.value[1] === null ? '–' : number(item.value[1])}</b>`).join('');
        } }
    };
  };

  /** The means of a column with their intervals, a row each. */
  const forestOption = forest => {
    const last = forest.names.length - 1;
    const intervals = forest.intervals.flatMap((interval, i) => interval.length < 3 ? [] : [{
      type: 'line', symbol: 'none', silent: true, color: style('c0'), lineStyle: { width: 2 },
      data: [[interval[0], last - i], [interval[2], last - i]]
    }]);
    const means = {
      type: 'scatter', symbolSize: 9, color: style('c0'), z: 3,
      data: forest.intervals.map((interval, i) => ({ name: forest.names[i], value: [interval[interval.length >> 1], last - i] }))
    };
    return {
      animation: false, series: [...intervals, means], textStyle: { fontFamily: font() },
      grid: { left: 4, right: 18, top: 6, bottom: 4, containLabel: true },
      xAxis: axis({ type: 'value', scale: true, splitNumber: narrow.matches ? 3 : 5,
        axisLabel: { color: style('soft'), fontSize: 11, hideOverlap: true, formatter: number } }),
      yAxis: axis({ type: 'category', data: [...forest.names].reverse(), splitLine: { show: false },
        axisLabel: { color: style('ink'), fontSize: 12, interval: 0, width: narrow.matches ? 110 : 190, overflow: 'truncate' } }),
      tooltip: { ...tooltip(), trigger: 'item', formatter: item => {
        const interval = forest.intervals[last - item.value[1]];
        const ends = interval.length < 3 ? 'one run' : `95 % interval ${number(interval[0])} to ${number(interval[2])}`;
        return `<b>${escaped(item.name)}</b> ${number(item.value[0])}<br>${ends}`;
      } }
    };
  };

  let chosenClass = -1;

  /** The ranges of the two axes in which one unit is as long on both and all points have room. */
  const squareRanges = (points, width, height) => {
    const middles = [0, 1].map(axis => {
      const values = points.map(point => point[axis]);
      const low = Math.min(...values);
      const high = Math.max(...values);
      return { middle: (low + high) / 2, reach: Math.max(high - low, 1e-6) / 2 };
    });
    const unit = 1.04 * Math.max(middles[0].reach / width, middles[1].reach / height);
    return middles.map((axis, i) => {
      const reach = unit * [width, height][i];
      return { type: 'value', show: false, min: axis.middle - reach, max: axis.middle + reach };
    });
  };

  const mapOption = (map, element) => {
    const series = map.classes.map((name, label) => ({
      name, type: 'scatter', symbolSize: narrow.matches ? 5 : 7,
      data: map.points.flatMap((point, i) => point[2] !== label ? [] : [{
        value: [point[0], point[1], i],
        itemStyle: map.called[i] === label
          ? { color: classColour(label) }
          : { color: 'transparent', borderColor: classColour(label), borderWidth: 1.5 }
      }]),
      itemStyle: { opacity: chosenClass < 0 || chosenClass === label ? 0.85 : 0.07 }
    }));
    const [xAxis, yAxis] = squareRanges(map.points, element.clientWidth - 16, element.clientHeight - 16);
    return {
      animation: false, series, xAxis, yAxis, textStyle: { fontFamily: font() },
      grid: { left: 8, right: 8, top: 8, bottom: 8 },
      tooltip: { ...tooltip(), trigger: 'item', formatter: item => {
        const i = item.value[2];
        const sheet = map.pictures;
        const scale = 64 / Math.max(sheet.width, sheet.height);
        const x = -(i % sheet.columns) * sheet.width * scale;
        const y = -Math.floor(i / sheet.columns) * sheet.height * scale;
        const picture = `width:${sheet.width * scale}px;height:${sheet.height * scale}px;background:url(${sheet.uri}) ${x}px ${y}px / ${sheet.columns * sheet.width * scale}px auto`;
        const label = map.points[i][2];
        const called = map.called[i] === label ? 'called right' : 'called ' + escaped(map.classes[map.called[i]]);
        return `<div class="tip"><span style="${picture}"></span><div><b>${escaped(item.seriesName)}</b><br>${called}</div></div>`;
      } }
    };
  };

  /** Draws an option that is made anew whenever size or colours change. */
  const draw = (id, option) => {
    const element = document.getElementById(id);
    const chart = echarts.init(element, null, { renderer: 'svg' });
    let painted = '';
    const size = () => `${element.clientWidth} ${element.clientHeight}`;
    const paint = () => {
      painted = size();
      chart.resize();
      chart.setOption(option(element), true);
    };
    paint();
    drawn.push(paint);
    new ResizeObserver(() => painted === size() || paint()).observe(element);
  };

  const classLegend = map => {
    const list = document.getElementById('classes');
    const paint = () => list.replaceChildren(...map.classes.map((name, label) => {
      const button = document.createElement('button');
      const swatch = document.createElement('i');
      swatch.style.background = classColour(label);
      button.type = 'button';
      button.setAttribute('aria-pressed', String(chosenClass === label));
      button.append(swatch, name);
      button.addEventListener('click', () => {
        chosenClass = chosenClass === label ? -1 : label;
        repaint();
        list.querySelectorAll('button')[label].focus();
      });
      const item = document.createElement('li');
      item.append(button);
      return item;
    }));
    paint();
    drawn.push(paint);
  };

  const repaint = () => drawn.forEach(paint => paint());
  dark.addEventListener('change', repaint);
  narrow.addEventListener('change', repaint);
  addEventListener('beforeprint', repaint);
  addEventListener('afterprint', repaint);

  (data.charts || []).forEach(chart => draw(chart.id, () => lineOption(chart)));
  (data.forests || []).forEach(forest => draw(forest.id, () => forestOption(forest)));
  if (data.map) {
    draw('embedding', element => mapOption(data.map, element));
    classLegend(data.map);
  }
})();
