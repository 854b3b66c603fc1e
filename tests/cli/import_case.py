"""What tests of imported files have in common."""

import json
import pathlib
import sqlite3
import tempfile
import unittest

from kua_program import kua
from osgeo import ogr, osr

ogr.UseExceptions()

ROWS = [("a1", "2021-01-10", 76.9286, 43.2567, "Алматы", 3), ("a2", "2021-01-11", 71.43, 51.13, "Picket; \"quoted\"", None)]


def crs(code):
    out = osr.SpatialReference()
    out.ImportFromEPSG(code)
    out.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return out


def make(file, driver, epsg=4326, layers=("events",), encoding=None):
    """A file of ROWS in each of these layers; without a CRS, places are columns."""
    source = ogr.GetDriverByName(driver).CreateDataSource(str(file))
    for name in layers:
        options = [f"ENCODING={encoding}"] if encoding else []
        layer = source.CreateLayer(name, crs(epsg) if epsg else None, ogr.wkbPoint if epsg else ogr.wkbNone, options)
        for field, kind in (("id", ogr.OFTString), ("date", ogr.OFTDate), ("title", ogr.OFTString), ("killed", ogr.OFTInteger)):
            layer.CreateField(ogr.FieldDefn(field, kind))
        for field in () if epsg else ("lon", "lat"):
            layer.CreateField(ogr.FieldDefn(field, ogr.OFTReal))
        for key, day, lon, lat, title, killed in ROWS:
            feature = ogr.Feature(layer.GetLayerDefn())
            feature["id"], feature["date"], feature["title"] = key, day, title
            if killed is not None:
                feature["killed"] = killed
            if epsg:
                point = ogr.Geometry(ogr.wkbPoint)
                point.AddPoint_2D(lon, lat)
                point.Transform(osr.CoordinateTransformation(crs(4326), crs(epsg)))
                feature.SetGeometry(point)
            else:
                feature["lon"], feature["lat"] = lon, lat
            layer.CreateFeature(feature)
    source = None
    return file


def connection(file):
    """A connection to a GeoPackage that can change its rows: the triggers are gone, as they call functions that only GDAL has."""
    database = sqlite3.connect(file)
    for (trigger,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        database.execute('DROP TRIGGER "{}"'.format(trigger.replace('"', '""')))
    return database


class ImportCase(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = pathlib.Path(self.folder.name)

    def write(self, name, content):
        file = self.path / name
        file.write_text(content if isinstance(content, str) else json.dumps(content))
        return file

    def imported(self, file, *options, change=None, expected=0):
        """The records by id, as the profile that is proposed has them, with `change` made to it."""
        proposed = kua("import", file, "--propose", *options)
        self.assertIn(proposed.returncode, (0, 1), proposed.stderr)
        self.said = proposed.stderr
        profile = self.write("profile.json", {**json.loads(proposed.stdout), **(change or {})})
        out = self.path / "out.geojson"
        done = kua("import", file, "--profile", profile, "-o", out, *options)
        self.assertEqual(done.returncode, expected, done.stderr)
        self.said += done.stderr
        if expected:
            return {}
        self.assertEqual(kua("check", out).returncode, 0, kua("check", out).stdout)
        return {feature["id"]: feature for feature in json.loads(out.read_text())["features"]}
