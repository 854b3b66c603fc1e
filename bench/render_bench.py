#!/usr/bin/env python3
"""Maps as files, beside mapnik drawing the same layers from the same points: whole processes, in turn.

    bench/render_bench.py build/release [RECORDS…]

Needs the Debian package python3-mapnik; starting Python and loading mapnik, about what Kua's own libraries take, is in its
time. The shipped map, then each number of generated records (default 10,000 and
1,000,000): Kua reads them as GeoJSON, mapnik as a shapefile of points, which is the fastest thing that it reads.
"""

import json
import pathlib
import random
import statistics
import struct
import subprocess
import sys
import tempfile
import time

HOME = pathlib.Path(__file__).resolve().parent.parent
GEODATA = HOME / "geodata"
PROJECTION = "+proj=aea +lat_1=43 +lat_2=53 +lat_0=48 +lon_0=67 +datum=WGS84 +units=m"
EXTENT = (-2_100_000, -1_100_000, 2_000_000, 1_200_000)   # metres, the country with its neighbours
WEST, SOUTH, EAST, NORTH = 58.0, 43.0, 82.0, 52.0   # of towns

DRAW = """
import sys, mapnik
xml, png, width, height, *extent = sys.argv[1:]
drawn = mapnik.Map(int(width), int(height))
mapnik.load_map(drawn, xml)
drawn.zoom_to_box(mapnik.Box2d(*map(float, extent)))
mapnik.render_to_file(drawn, png, "png")
"""


def seconds(command):
    start = time.perf_counter()
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def style(name, rule):
    return f'<Style name="{name}"><Rule>{rule}</Rule></Style>'


def layer(name, style_name, file, kind="shape"):
    inline = f'<Parameter name="type">{kind}</Parameter><Parameter name="file">{file}</Parameter>'
    return (f'<Layer name="{name}" srs="+proj=longlat +datum=WGS84"><StyleName>{style_name}</StyleName>'
            f"<Datasource>{inline}</Datasource></Layer>")


def mapnik_map(points, kind="shape"):
    """The layers of Kua's map in mapnik's words: fills, water, borders, names of regions and towns, a disc for each point."""
    face = 'face-name="DejaVu Sans Book" size="11" halo-radius="1.5" fill="#333"'
    styles = [style("neighbours", '<PolygonSymbolizer fill="#eeebe4"/><LineSymbolizer stroke="#ccc" stroke-width="0.8"/>'),
              style("land", '<PolygonSymbolizer fill="#fbfaf7"/><LineSymbolizer stroke="#999" stroke-width="0.8"/>'),
              style("water", '<PolygonSymbolizer fill="#cfe0e8"/>'),
              style("rivers", '<LineSymbolizer stroke="#cfe0e8" stroke-width="0.7"/>'),
              style("units", f"<TextSymbolizer {face}>[name_en]</TextSymbolizer>"),
              style("places", f'<Filter>[rank] &lt; 4</Filter><MarkersSymbolizer width="4" fill="#333"/><TextSymbolizer dx="5" {face}>[name_en]</TextSymbolizer>'),
              style("points", '<MarkersSymbolizer width="7" fill="#b5401e" stroke="white" allow-overlap="true"/>')]
    layers = [layer("neighbours", "neighbours", GEODATA / "neighbours/neighbours.shp"),
              layer("land", "land", GEODATA / "kaz-2021/kaz-2021.shp"),
              layer("rivers", "rivers", GEODATA / "water/rivers.shp"),
              layer("water", "water", GEODATA / "water/water.shp"),
              layer("units", "units", GEODATA / "kaz-2021/kaz-2021.shp"),
              layer("places", "places", GEODATA / "places/places.csv", "csv"),
              layer("points", "points", points, kind)]
    return f'<Map srs="{PROJECTION}" background-color="#f4f2ec">{"".join(styles + layers)}</Map>'


def write_points(path, places):
    """A point shapefile, by its specification: no library has to be there."""
    count = len(places)
    box = struct.pack("<4d", min(x for x, _ in places), min(y for _, y in places), max(x for x, _ in places), max(y for _, y in places)) + bytes(32)

    def head(bytes_):
        return struct.pack(">7i", 9994, 0, 0, 0, 0, 0, bytes_ // 2) + struct.pack("<2i", 1000, 1) + box
    with open(path.with_suffix(".shp"), "wb") as shp, open(path.with_suffix(".shx"), "wb") as shx:
        shp.write(head(100 + 28 * count))
        shx.write(head(100 + 8 * count))
        for i, place in enumerate(places):
            shp.write(struct.pack(">2i", i + 1, 10) + struct.pack("<i2d", 1, *place))
            shx.write(struct.pack(">2i", 50 + 14 * i, 10))
    with open(path.with_suffix(".dbf"), "wb") as dbf:
        dbf.write(struct.pack("<4BIHH20x", 3, 121, 1, 1, count, 65, 2) + struct.pack("<11sc4xBB14x", b"n", b"N", 1, 0) + b"\r")
        dbf.write(b" 1" * count + b"\x1a")


def generated(folder, count):
    """Incidents in clusters round towns, as GeoJSON and as points; the same in every run."""
    draw = random.Random(20210110)
    towns = [(draw.uniform(WEST, EAST), draw.uniform(SOUTH, NORTH)) for _ in range(60)]
    places = []
    with open(folder / f"{count}.geojson", "w", encoding="utf-8") as file:
        file.write('{"type": "FeatureCollection", "features": [')
        for i in range(count):
            town = draw.choice(towns)
            # From 56 degrees on: farther west, a place beyond the border could be one with longitude and latitude swapped.
            at = (round(max(56.0, draw.gauss(town[0], 0.7)), 6), round(draw.gauss(town[1], 0.5), 6))
            places.append(at)
            day = f"202{draw.randrange(2)}-{draw.randrange(1, 13):02}-{draw.randrange(1, 29):02}"
            feature = {"type": "Feature", "id": f"g{i}", "geometry": {"type": "Point", "coordinates": at},
                       "properties": {"date": day, "title": f"Incident {i}"}}
            file.write((",\n" if i else "\n") + json.dumps(feature))
        file.write("]}\n")
    write_points(folder / f"{count}.shp", places)
    return folder / f"{count}.geojson", folder / f"{count}.shp"


def compare(name, kua, mapnik, rounds):
    seconds(kua), seconds(mapnik)
    pairs = [(seconds(mapnik), seconds(kua)) for _ in range(rounds)]
    theirs, ours = (statistics.median(pair[i] for pair in pairs) for i in (0, 1))
    print(f"{name}: mapnik {theirs * 1000:.0f} ms, Kua {ours * 1000:.0f} ms: {ours / theirs:.2f} times (median of {rounds})", flush=True)


def main(build, counts):
    kua = build / "kua"
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)

        def mapnik(points, width, height, kind="shape"):
            xml = folder / f"{points.stem}.xml"
            xml.write_text(mapnik_map(points, kind), encoding="utf-8")
            return ["/usr/bin/python3", "-c", DRAW, xml, folder / "m.png", width, height, *EXTENT]
        shipped = [at["geometry"]["coordinates"] for at in json.loads((HOME / "incidents/kazakhstan-2021.geojson").read_text(encoding="utf-8"))["features"]
                   if at["geometry"] and at["geometry"]["type"] == "Point"]
        write_points(folder / "shipped.shp", shipped)
        compare("the shipped map, 1920 x 1080", [kua, "render", "--size", "1920x1080", "-o", folder / "k.png"],
                mapnik(folder / "shipped.shp", 1920, 1080), 11)
        for count in counts:
            data, points = generated(folder, count)
            rounds = 5 if count < 100_000 else 3
            ours = [kua, "render", "--incidents", data, "--skip-bad", "--treat-as", "public", "-o", folder / "k.png"]
            compare(f"{count:,} records, 1920 x 1080", [*ours, "--size", "1920x1080"], mapnik(points, 1920, 1080), rounds)
            compare(f"{count:,} records, A4 at 300 dpi", [*ours, "--page", "a4-landscape", "--dpi", "300"], mapnik(points, 3508, 2480), rounds)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).resolve(), [int(count) for count in sys.argv[2:]] or [10_000, 1_000_000])
