#!/usr/bin/env python3
"""Draws an event file with QGIS, for comparison: opens the CSV, draws all points once.

usage: QT_QPA_PLATFORM=offscreen compare_qgis.py FILE.csv OUT.png [WIDTHxHEIGHT]
Needs QGIS 3 with its Python bindings (Debian: python3-qgis). Time it as a whole process, for
example with `/usr/bin/time -v`; it prints its own CPU and wall time at the end.
"""
import resource, sys, time
from qgis.core import (QgsApplication, QgsCoordinateReferenceSystem, QgsMapRendererParallelJob,
                       QgsMapSettings, QgsRectangle, QgsVectorLayer)
from qgis.PyQt.QtCore import QSize

source, out = sys.argv[1], sys.argv[2]
width, height = map(int, (sys.argv[3] if len(sys.argv) > 3 else "1280x800").split("x"))
start = time.monotonic()
app = QgsApplication([], False)
app.initQgis()
uri = f"file://{source}?delimiter=,&xField=longitude&yField=latitude&crs=EPSG:4326&detectTypes=no&spatialIndex=no&subsetIndex=no&watchFile=no"
layer = QgsVectorLayer(uri, "events", "delimitedtext")
if not layer.isValid():
    sys.exit(f"{source} cannot be opened")
settings = QgsMapSettings()
settings.setLayers([layer])
settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
settings.setExtent(QgsRectangle(38.5, 28.9, 48.9, 37.5))
settings.setOutputSize(QSize(width, height))
job = QgsMapRendererParallelJob(settings)
job.start()
job.waitForFinished()
job.renderedImage().save(out)
used = resource.getrusage(resource.RUSAGE_SELF)
print(f"{layer.featureCount()} events; wall {time.monotonic() - start:.2f} s, "
      f"CPU {used.ru_utime + used.ru_stime:.2f} s, peak {used.ru_maxrss // 1024} MiB")
app.exitQgis()
