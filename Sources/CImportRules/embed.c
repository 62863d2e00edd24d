#include "CImportRules.h"

#include <assert.h>

static const unsigned char chargepoint[] = {
#embed "rules/chargepoint.yaml"
};
static const unsigned char evcc[] = {
#embed "rules/evcc.yaml"
};
static const unsigned char go_e[] = {
#embed "rules/go-e.yaml"
};
static const unsigned char lubelogger[] = {
#embed "rules/lubelogger.yaml"
};
static const unsigned char plugtrack_v1[] = {
#embed "rules/plugtrack-v1.yaml"
};
static const unsigned char plugtrack_v4[] = {
#embed "rules/plugtrack-v4.yaml"
};
static const unsigned char spritmonitor[] = {
#embed "rules/spritmonitor.yaml"
};
static const unsigned char tesla_account[] = {
#embed "rules/tesla-account.yaml"
};
static const unsigned char teslamate[] = {
#embed "rules/teslamate.yaml"
};
static const unsigned char teslamate_samples[] = {
#embed "rules/teslamate-samples.yaml"
};
static const unsigned char vw_charging[] = {
#embed "rules/vw-charging.yaml"
};
static const unsigned char warp[] = {
#embed "rules/warp.yaml"
};

static const plugtrack_import_rules files[] = {
    {"chargepoint", chargepoint, sizeof chargepoint},
    {"evcc", evcc, sizeof evcc},
    {"go-e", go_e, sizeof go_e},
    {"lubelogger", lubelogger, sizeof lubelogger},
    {"plugtrack-v1", plugtrack_v1, sizeof plugtrack_v1},
    {"plugtrack-v4", plugtrack_v4, sizeof plugtrack_v4},
    {"spritmonitor", spritmonitor, sizeof spritmonitor},
    {"tesla-account", tesla_account, sizeof tesla_account},
    {"teslamate", teslamate, sizeof teslamate},
    {"teslamate-samples", teslamate_samples, sizeof teslamate_samples},
    {"vw-charging", vw_charging, sizeof vw_charging},
    {"warp", warp, sizeof warp},
};

size_t plugtrack_import_rules_count(void) { return sizeof files / sizeof files[0]; }

plugtrack_import_rules plugtrack_import_rules_at(size_t index) {
  assert(index < plugtrack_import_rules_count());
  return files[index];
}
