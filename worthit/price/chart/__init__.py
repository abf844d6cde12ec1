"""A price's history as a picture: its geometry, and the geometry as SVG and as PNG."""

from worthit.price.chart.series import ChartSeries, chart_series, series_of, written

__all__ = ["ChartSeries", "chart_series", "series_of", "written"]
