<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<!doctype html>
<html><body>before<% out.flush(); if (true) { throw new IllegalStateException("on purpose"); } %></body></html>
