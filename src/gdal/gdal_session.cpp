#include "gdal/gdal_session.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <ogr_srs_api.h>
#include <ogrsf_frmts.h>

#include <algorithm>

namespace kua {
namespace {

constexpr std::size_t most_messages = 100;

void keep_message(CPLErr severity, CPLErrorNum, const char* text) {
    if (severity < CE_Warning) return;
    auto& messages = *static_cast<std::vector<std::string>*>(CPLGetErrorHandlerUserData());
    const bool is_new = std::find(messages.begin(), messages.end(), text) == messages.end();
    if (is_new && messages.size() < most_messages) messages.emplace_back(text);
}

}  // namespace

GdalSession::GdalSession() {
    CPLPushErrorHandlerEx(keep_message, &messages_);
    CPLSetThreadLocalConfigOption("SHAPE_RESTORE_SHX", "YES");
    CPLSetThreadLocalConfigOption("OGR_ENABLE_PARTIAL_REPROJECTION", "NO");
    OSRSetPROJEnableNetwork(FALSE);
    RegisterOGRShape();  // this driver alone: no plugin, no format that follows links
}

GdalSession::~GdalSession() { CPLPopErrorHandler(); }

}  // namespace kua
