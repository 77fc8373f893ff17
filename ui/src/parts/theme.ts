import { theme, type ThemeConfig } from "antd";

// The same colours as in portal.css, which says what each is for.
const LIGHT = {
  colorPrimary: "#17683f",
  colorPrimaryHover: "#0f4f2e",
  colorPrimaryActive: "#0f4f2e",
  colorLink: "#17683f",
  colorLinkHover: "#0f4f2e",
  colorLinkActive: "#0f4f2e",
  colorSuccess: "#17683f",
  colorInfo: "#1d5b86",
  colorWarning: "#8a5a00",
  colorError: "#a3243b",
  colorText: "#14211a",
  colorTextSecondary: "#4b5b53",
  colorTextTertiary: "#4b5b53",
  colorTextDescription: "#4b5b53",
  colorTextPlaceholder: "#5c6b63",
  colorBgContainer: "#ffffff",
  colorBgElevated: "#ffffff",
  colorBgLayout: "#f2f5f3",
  colorBorder: "#75877d",
  colorBorderSecondary: "#d3ddd7",
};

const DARK = {
  colorPrimary: "#62cf99",
  colorPrimaryHover: "#86dcb2",
  colorPrimaryActive: "#86dcb2",
  colorLink: "#62cf99",
  colorLinkHover: "#86dcb2",
  colorLinkActive: "#86dcb2",
  colorSuccess: "#62cf99",
  colorInfo: "#8fc4ef",
  colorWarning: "#efbd63",
  colorError: "#ff9dab",
  colorText: "#e6efe9",
  colorTextSecondary: "#a7b8ae",
  colorTextTertiary: "#a7b8ae",
  colorTextDescription: "#a7b8ae",
  colorTextPlaceholder: "#93a49a",
  colorTextLightSolid: "#06170d",
  colorBgContainer: "#161f1b",
  colorBgElevated: "#1e2924",
  colorBgLayout: "#0e1512",
  colorBorder: "#7c9186",
  colorBorderSecondary: "#2d3a34",
};

export function themeOf(isDark: boolean): ThemeConfig {
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      ...(isDark ? DARK : LIGHT),
      fontFamily: "var(--letters)",
      fontSize: 16,
      controlHeight: 40,
      borderRadius: 6,
      wireframe: false,
      motion: false,
    },
    components: {
      Button: {
        ...(isDark && { colorPrimary: DARK.colorPrimary }),
        fontWeight: 600,
        primaryShadow: "none",
        defaultShadow: "none",
      },
      Table: { headerBg: "transparent", cellPaddingBlock: 10 },
    },
  };
}
