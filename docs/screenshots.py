#!/usr/bin/env python3
"""Makes the pictures of the README from the sample data, by Chromium and its driver."""

import base64
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAM = os.environ.get("PLUGTRACK", os.path.join(ROOT, ".build/debug/plugtrack"))
PICTURES = os.path.join(ROOT, "docs/pictures")
PORT = 9600

# Name, address, width, height, colours.
SHOTS = [
    ("dashboard", "/", 1280, 860, "light"),
    ("sessions-phone", "/sessions", 390, 780, "dark"),
    ("session-phone", "/sessions/2026-10-17T1656-ioniq5", 390, 780, "light"),
    ("analytics", "/analytics?period=year", 1280, 860, "dark"),
]


def call(method, path, body=None):
    """One command of WebDriver."""
    request = urllib.request.Request(
        f"http://127.0.0.1:{PORT}{path}",
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)["value"]


def wait_for_driver():
    for _ in range(100):
        try:
            return call("GET", "/status")
        except OSError:
            time.sleep(0.1)
    sys.exit("chromedriver does not answer")


def take(base):
    options = {"args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]}
    wanted = {"alwaysMatch": {"goog:chromeOptions": options}}
    session = call("POST", "/session", {"capabilities": wanted})["sessionId"]

    def tools(command, **parameters):
        body = {"cmd": command, "params": parameters}
        return call("POST", f"/session/{session}/goog/cdp/execute", body)

    try:
        for name, address, width, height, colours in SHOTS:
            tools("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=1, mobile=width < 500)
            tools("Emulation.setEmulatedMedia",
                  features=[{"name": "prefers-color-scheme", "value": colours}])
            call("POST", f"/session/{session}/url", {"url": base + address})
            time.sleep(0.5)
            picture = tools("Page.captureScreenshot", format="png")["data"]
            with open(os.path.join(PICTURES, name + ".png"), "wb") as file:
                file.write(base64.b64decode(picture))
            print(f"docs/pictures/{name}.png")
    finally:
        call("DELETE", f"/session/{session}")


def main():
    os.makedirs(PICTURES, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "charging")
        subprocess.run(["cp", "-R", os.path.join(ROOT, "sample-data"), data], check=True)
        viewer = subprocess.Popen([PROGRAM, "serve", "--port", "0", "--data", data],
                                  stdout=subprocess.PIPE, text=True)
        driver = subprocess.Popen(["chromedriver", f"--port={PORT}"], stdout=subprocess.DEVNULL)
        try:
            wait_for_driver()
            take(viewer.stdout.readline().strip().rstrip("/"))
        finally:
            driver.terminate()
            viewer.send_signal(signal.SIGINT)
            viewer.wait()


main()
