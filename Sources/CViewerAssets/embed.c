#include "CViewerAssets.h"

#include <assert.h>

static const unsigned char viewer_css[] = {
#embed "assets/viewer.css"
};
static const unsigned char viewer_js[] = {
#embed "assets/viewer.js"
};
static const unsigned char service_worker_js[] = {
#embed "assets/service-worker.js"
};
static const unsigned char icon_svg[] = {
#embed "assets/icon.svg"
};
static const unsigned char icon_180_png[] = {
#embed "assets/icon-180.png"
};
static const unsigned char icon_192_png[] = {
#embed "assets/icon-192.png"
};
static const unsigned char icon_512_png[] = {
#embed "assets/icon-512.png"
};
static const unsigned char icon_maskable_png[] = {
#embed "assets/icon-maskable.png"
};

static const plugtrack_viewer_asset files[] = {
    {"viewer.css", viewer_css, sizeof viewer_css},
    {"viewer.js", viewer_js, sizeof viewer_js},
    {"service-worker.js", service_worker_js, sizeof service_worker_js},
    {"icon.svg", icon_svg, sizeof icon_svg},
    {"icon-180.png", icon_180_png, sizeof icon_180_png},
    {"icon-192.png", icon_192_png, sizeof icon_192_png},
    {"icon-512.png", icon_512_png, sizeof icon_512_png},
    {"icon-maskable.png", icon_maskable_png, sizeof icon_maskable_png},
};

size_t plugtrack_viewer_asset_count(void) { return sizeof files / sizeof files[0]; }

plugtrack_viewer_asset plugtrack_viewer_asset_at(size_t index) {
  assert(index < plugtrack_viewer_asset_count());
  return files[index];
}
