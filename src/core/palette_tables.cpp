#include "core/palette_tables.h"

#include <array>

// Numbers as published; who made them and under which licence stands beside each palette in palette.cpp.

namespace kua {
namespace {

// ColorBrewer 2.0, by way of the R package RColorBrewer 1.1-3: the sets of 3 to 9 classes.
constexpr std::array<std::uint32_t, 42> brewer_ylgnbu = {
    0xedf8b1, 0x7fcdbb, 0x2c7fb8, 0xffffcc, 0xa1dab4, 0x41b6c4, 0x225ea8, 0xffffcc, 0xa1dab4, 0x41b6c4, 0x2c7fb8,
    0x253494, 0xffffcc, 0xc7e9b4, 0x7fcdbb, 0x41b6c4, 0x2c7fb8, 0x253494, 0xffffcc, 0xc7e9b4, 0x7fcdbb, 0x41b6c4,
    0x1d91c0, 0x225ea8, 0x0c2c84, 0xffffd9, 0xedf8b1, 0xc7e9b4, 0x7fcdbb, 0x41b6c4, 0x1d91c0, 0x225ea8, 0x0c2c84,
    0xffffd9, 0xedf8b1, 0xc7e9b4, 0x7fcdbb, 0x41b6c4, 0x1d91c0, 0x225ea8, 0x253494, 0x081d58};

constexpr std::array<std::uint32_t, 42> brewer_orrd = {
    0xfee8c8, 0xfdbb84, 0xe34a33, 0xfef0d9, 0xfdcc8a, 0xfc8d59, 0xd7301f, 0xfef0d9, 0xfdcc8a, 0xfc8d59, 0xe34a33,
    0xb30000, 0xfef0d9, 0xfdd49e, 0xfdbb84, 0xfc8d59, 0xe34a33, 0xb30000, 0xfef0d9, 0xfdd49e, 0xfdbb84, 0xfc8d59,
    0xef6548, 0xd7301f, 0x990000, 0xfff7ec, 0xfee8c8, 0xfdd49e, 0xfdbb84, 0xfc8d59, 0xef6548, 0xd7301f, 0x990000,
    0xfff7ec, 0xfee8c8, 0xfdd49e, 0xfdbb84, 0xfc8d59, 0xef6548, 0xd7301f, 0xb30000, 0x7f0000};

// Every sixteenth of the 256 colours of the maps themselves. Viridis by way of the R package viridisLite 0.4.1, the
// others Scientific colour maps 7.0.1 by way of GMT 6.4.0. Viridis and batlow are turned to begin with their lightest;
// broc and lisbon are the middle 84 % of theirs, whose ends look alike without short-wave cones.
constexpr std::array<std::uint32_t, 17> viridis = {0xfde725, 0xd5e21a, 0xaadc32, 0x82d34d, 0x5cc863, 0x3ebc74,
                                                   0x27ad81, 0x1f9f88, 0x21908c, 0x26828e, 0x2c728e, 0x33638d,
                                                   0x3b528b, 0x424086, 0x472d7b, 0x48186a, 0x440154};

constexpr std::array<std::uint32_t, 17> batlow = {0xfaccfa, 0xfcbfd6, 0xfdb4b4, 0xfca891, 0xf19d6c, 0xdc954c,
                                                  0xbf9035, 0xa0892b, 0x828232, 0x667b3e, 0x4d734d, 0x356a59,
                                                  0x226061, 0x175262, 0x114360, 0x0d315d, 0x011959};

constexpr std::array<std::uint32_t, 17> lajolla = {0xffffcc, 0xfdf5af, 0xfbe992, 0xf7d875, 0xf2c360, 0xedae56,
                                                   0xe99b53, 0xe58851, 0xde754f, 0xd0604c, 0xb74f47, 0x9b443f,
                                                   0x7e3b34, 0x633328, 0x492a1b, 0x302210, 0x1a1a01};

constexpr std::array<std::uint32_t, 17> vik = {0x001261, 0x022b71, 0x034481, 0x0c5e92, 0x2e7ca6, 0x5e9dbc,
                                               0x91bcd1, 0xc3dae5, 0xece5e0, 0xe9cab8, 0xdbaa8e, 0xcf8d67,
                                               0xc27142, 0xb3521e, 0x932e06, 0x741506, 0x590008};

constexpr std::array<std::uint32_t, 17> berlin = {0x9eb0ff, 0x79abed, 0x529fd4, 0x3686ae, 0x286887, 0x1e4c62,
                                                  0x143240, 0x111b21, 0x190c09, 0x2b0e01, 0x401201, 0x5a1d08,
                                                  0x7c331d, 0x9d503e, 0xbc6e62, 0xdd8d86, 0xffadad};

constexpr std::array<std::uint32_t, 17> broc = {0x29386b, 0x294d80, 0x376593, 0x537ca4, 0x7093b4, 0x90aac5,
                                                0xafc3d5, 0xcfdae6, 0xebeeec, 0xe9e9d3, 0xd9d9b4, 0xc8c894,
                                                0xafaf74, 0x94945b, 0x797945, 0x606030, 0x48481c};

constexpr std::array<std::uint32_t, 17> lisbon = {0xafbddf, 0x8ca4ca, 0x6a8bb5, 0x49719e, 0x2e5883, 0x1c4064,
                                                  0x142d45, 0x111d2b, 0x171919, 0x262419, 0x3b3824, 0x534e32,
                                                  0x6c6640, 0x867e51, 0xa29a67, 0xbeb783, 0xd8d3a3};

constexpr std::array<std::uint32_t, 17> bam = {0x65024b, 0x88276e, 0xa5438c, 0xbd5ea5, 0xd17ebc, 0xe0a2d0,
                                               0xecc5e2, 0xf5e1ef, 0xf6f1f0, 0xeef2e3, 0xd7e8c1, 0xb4d191,
                                               0x8cb464, 0x699946, 0x4c812f, 0x306819, 0x0d4c00};

constexpr std::array<std::uint32_t, 17> vanimo = {0xffcdfd, 0xe6a0dc, 0xcd78bd, 0xb2589f, 0x923e80, 0x6a2a5c,
                                                  0x411b38, 0x24141e, 0x1a1513, 0x1c1f11, 0x293616, 0x3c541d,
                                                  0x517026, 0x658c31, 0x7eac45, 0x9cd26b, 0xbefda5};

// Tol's "muted" in the order of his note, less its grey for missing data.
constexpr std::array<std::uint32_t, 9> muted = {0xcc6677, 0x332288, 0xddcc77, 0x117733, 0x88ccee,
                                                0x882255, 0x44aa99, 0x999933, 0xaa4499};

// Okabe & Ito's eight, black last; on a dark ground white stands for it.
constexpr std::array<std::uint32_t, 8> okabe_ito = {0xe69f00, 0x56b4e9, 0x009e73, 0xf0e442,
                                                    0x0072b2, 0xd55e00, 0xcc79a7, 0x000000};
constexpr std::array<std::uint32_t, 8> okabe_ito_on_dark = {0xe69f00, 0x56b4e9, 0x009e73, 0xf0e442,
                                                            0x0072b2, 0xd55e00, 0xcc79a7, 0xffffff};

}  // namespace

constexpr PaletteTable table_ylgnbu{PaletteForm::PerCount, brewer_ylgnbu, {}};
constexpr PaletteTable table_orrd{PaletteForm::PerCount, brewer_orrd, {}};
constexpr PaletteTable table_viridis{PaletteForm::Ramp, viridis, {}};
constexpr PaletteTable table_batlow{PaletteForm::Ramp, batlow, {}};
constexpr PaletteTable table_lajolla{PaletteForm::Ramp, lajolla, {}};
constexpr PaletteTable table_vik{PaletteForm::Ramp, vik, berlin};
constexpr PaletteTable table_broc{PaletteForm::Ramp, broc, lisbon};
constexpr PaletteTable table_bam{PaletteForm::Ramp, bam, vanimo};
constexpr PaletteTable table_muted{PaletteForm::List, muted, {}};
constexpr PaletteTable table_okabe_ito{PaletteForm::List, okabe_ito, okabe_ito_on_dark};

}  // namespace kua
