package io.greenway.core.envelope;

import io.greenway.core.spec.FaultCode;

/// The four-digit codes of the exchange platform (数据交换平台响应码; facts: codes, error_codes_dxp).
public enum DxpCode {
    NOT_WELL_FORMED("0001", "报文格式错误"),
    NOT_BY_SCHEMA("0002", "数据包不能通过schema验证"),
    OTHER_FORMAT("0999", "其他格式错误"),
    SIGNATURE_INVALID("1001", "数字签名无效"),
    SIGNATURE_EXPIRED("1002", "数字签名过期"),
    DECRYPTION("1003", "报文解密错误"),
    SIGNATURE_DIFFERS("1004", "签名与数据不符"),
    OTHER_SECURITY("1999", "其他安全错误"),
    RECEIVER_UNKNOWN("2001", "指定的接收方不存在"),
    RECEIVER_DIFFERS("2002", "地址不匹配"),
    OTHER_LOGIC("2999", "其他业务逻辑错误"),
    DATABASE("3001", "数据库、中间件等系统错误"),
    CONNECTION("3002", "远程连接错误"),
    CONNECTION_SLOW("3003", "远程连接超时"),
    OTHER_SYSTEM("3999", "其他系统级错误");

    private final String number;
    private final String text;

    DxpCode(String number, String text) {
        this.number = number;
        this.text = text;
    }

    /// Four digits.
    public String number() {
        return number;
    }

    /// Published text.
    public String text() {
        return text;
    }

    /// What the exchange platform answers to a fault of an envelope.
    public static DxpCode of(FaultCode fault) {
        return switch (fault) {
            case NOT_WELL_FORMED, DTD_REFUSED, WRONG_ENCODING -> NOT_WELL_FORMED;
            case ENVELOPE_TYPE_DIFFERS, ENVELOPE_NESTED -> OTHER_FORMAT;
            case ENVELOPE_RECEIVER_UNKNOWN -> RECEIVER_UNKNOWN;
            case ENVELOPE_RECEIVER_REPEATED -> OTHER_LOGIC;
            case CERTIFICATE_EXPIRED, CERTIFICATE_NOT_YET_VALID, ISSUER_EXPIRED ->
                    SIGNATURE_EXPIRED;
            case DIGEST_DIFFERS -> SIGNATURE_DIFFERS;
            default -> fault.number() / 1000 == 9 ? SIGNATURE_INVALID : NOT_BY_SCHEMA;
        };
    }
}
